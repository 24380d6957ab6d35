# Each wants to act on what is outside. @MARKER@ is a file outside that must not appear, @PORT@ a port on
# which somebody listens, @VICTIM@ a process of somebody else's.

# %% write-outside: a file is written outside of the notebook's folder
open("@MARKER@", "w").write("here")

# %% write-shell: the same by a shell
import os

os.system("touch '@MARKER@'")

# %% write-subprocess: the same by a process of its own session
import subprocess

subprocess.run(["touch", "@MARKER@"], start_new_session=True)

# %% write-magic: the same by a magic of IPython's
get_ipython().run_line_magic("sx", "touch '@MARKER@'")

# %% write-link: the same through a link made meanwhile
import os

os.symlink(os.path.dirname("@MARKER@"), "out")
open("out/" + os.path.basename("@MARKER@"), "w").write("here")

# %% write-submitted-link: the same through a link that was handed in
# link: out -> @FOLDER@
import os

open("out/" + os.path.basename("@MARKER@"), "w").write("here")

# %% write-native: the same by the C library
import ctypes

libc = ctypes.CDLL(None)
libc.close(libc.open(b"@MARKER@", 0o101, 0o644))

# %% write-remount: the file system is mounted anew to be written
import ctypes

libc = ctypes.CDLL(None)
libc.mount(None, b"/", None, 32 | 4096, None)
open("@MARKER@", "w").write("here")

# %% write-namespace: a user namespace of its own, with all rights in it
import subprocess

subprocess.run(["unshare", "-Urm", "touch", "@MARKER@"])

# %% write-root: back through the root of a process outside
import os

for pid in sorted(filter(str.isdigit, os.listdir("/proc")), key=int):
    try:
        open(f"/proc/{pid}/root@MARKER@", "w").write("here")
    except OSError:
        pass

# %% write-chroot: out of a changed root by the old trick
import os

os.makedirs("jail", exist_ok=True)
try:
    os.chroot("jail")
    for _ in range(50):
        os.chdir("..")
    os.chroot(".")
except OSError:
    pass
open("@MARKER@", "w").write("here")

# %% ptrace: another process is stopped and made to do it
import ctypes

libc = ctypes.CDLL(None)
if libc.ptrace(16, @VICTIM@, 0, 0) == 0:
    open("@MARKER@", "w").write("here")
    libc.kill(@VICTIM@, 9)

# %% kill-victim: a process of somebody else's is ended
import os

os.kill(@VICTIM@, 9)

# %% kill-everything: every process that can be signalled is
import os
import signal

for pid in filter(str.isdigit, os.listdir("/proc")):
    if int(pid) not in (os.getpid(), 1):
        try:
            os.kill(int(pid), signal.SIGKILL)
        except OSError:
            pass

# %% kill-parent: the process that started the kernel is ended
import os
import signal

os.kill(os.getppid(), signal.SIGKILL)

# %% kill-group: all of the process group, and every process there is
import os
import signal

os.killpg(0, signal.SIGTERM)
os.kill(-1, signal.SIGKILL)

# %% connect-local: somebody on this machine is called
import socket

socket.create_connection(("127.0.0.1", @PORT@), timeout=2).sendall(b"here")

# %% connect-six: the same by the newer protocol
import socket

socket.create_connection(("::ffff:127.0.0.1", @PORT@), timeout=2).sendall(b"here")

# %% connect-datagram: the same by a datagram
import socket

socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"here", ("127.0.0.1", @PORT@))

# %% connect-unix: a Unix socket of somebody else's
import socket

connection = socket.socket(socket.AF_UNIX)
connection.connect("@SOCKET@")
connection.sendall(b"here")

# %% connect-abstract: a Unix socket without a path
import socket

connection = socket.socket(socket.AF_UNIX)
connection.connect("\0@ABSTRACT@")
connection.sendall(b"here")

# %% connect-curl: a program of the machine's calls
import subprocess

subprocess.run(["curl", "-m", "2", "http://127.0.0.1:@PORT@"])

# %% connect-listen: others are let in
import socket
import threading

server = socket.create_server(("0.0.0.0", @FREE@))
threading.Thread(target=server.accept, daemon=True).start()

# %% shared-memory: memory that others can see
open("/dev/shm/@NAME@", "w").write("here")

# %% message-queue: a queue that others can see
import ctypes

ctypes.CDLL(None).msgget(0x5EC2E7, 0o1666)

# %% device-made: a device is made, and the machine's memory read by it
import os
import stat

for number in ((1, 1), (8, 0), (259, 0)):
    try:
        os.mknod("device", 0o600 | stat.S_IFBLK, os.makedev(*number))
        open("device", "rb").read(16)
        open("@MARKER@", "w").write("here")
    except OSError:
        pass
open("/dev/mem", "rb").read(16)

# %% setuid: a program of the machine's with more rights
import subprocess

for words in (["su", "-c", "touch @MARKER@"], ["sudo", "-n", "touch", "@MARKER@"], ["mount", "-o", "remount,rw", "/"]):
    subprocess.run(words, stdin=subprocess.DEVNULL, timeout=5)

# %% kernel-settings: settings of the kernel are written
for path in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/self/oom_score_adj"):
    try:
        open(path, "w").write("|/bin/touch @MARKER@")
    except OSError:
        pass

# %% bwrap-again: another container around it, with all rights
import subprocess

subprocess.run(["bwrap", "--dev-bind", "/", "/", "touch", "@MARKER@"])

# %% ring: files are written by calls that are handed to the kernel in a ring
import ctypes

libc = ctypes.CDLL(None)
if libc.syscall(425, 8, ctypes.create_string_buffer(256)) >= 0:
    open("@MARKER@", "w").write("here")

# %% terminal: words are put into the grader's terminal
import fcntl
import os

for name in ("/dev/tty", "/dev/pts/0", "/dev/console"):
    try:
        place = os.open(name, os.O_RDWR)
        for letter in b"touch @MARKER@\n":
            fcntl.ioctl(place, 0x5412, bytes([letter]))
    except OSError:
        pass
