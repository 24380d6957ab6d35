# Each wants to stop, delay or disturb the grading of the others.

# %% endless: a loop that never ends
while True:
    pass

# %% endless-stubborn: a loop that swallows the interrupt
while True:
    try:
        while True:
            pass
    except BaseException:
        pass

# %% endless-check: the same within a check
def collapse_affine(*args):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


# %% endless-native: a call of C that cannot be interrupted
import hashlib

hashlib.pbkdf2_hmac("sha512", b"a", b"b", 2**31 - 1)

# %% signals-ignored: all signals that can be ignored are
import signal

for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
while True:
    pass

# %% sleeping: a long sleep
import time

time.sleep(10**6)

# %% stopped: the process stops itself
import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)

# %% silent-kernel: the kernel's channels are closed
get_ipython().kernel.iopub_socket.close()

# %% kernel-thread: the thread of the heartbeat and the one of the messages are blocked
import threading
import time

get_ipython().kernel.control_thread.io_loop.add_callback(lambda: time.sleep(10**6))
get_ipython().kernel.iopub_thread.io_loop.add_callback(lambda: time.sleep(10**6))

# %% exit: Python ends
import os

os._exit(1)

# %% crash: Python crashes
import ctypes

ctypes.string_at(0)

# %% memory: all memory is used
blocks = []
while True:
    blocks.append(bytearray(2**28))

# %% memory-array: an array larger than the machine
import numpy as np

blocks = [np.ones(2**28) for _ in range(64)]

# %% memory-shared: all memory is used by files in memory
import os

for number in range(10**6):
    with open(f"/dev/shm/@NAME@-{number}", "wb") as file:
        file.write(b"x" * 2**26)

# %% fork-bomb: processes that start processes
import os

while True:
    try:
        os.fork()
    except OSError:
        pass

# %% threads: threads without number
import threading
import time

while True:
    threading.Thread(target=time.sleep, args=(10**6,), daemon=True).start()

# %% disk: all of the disk is used
with open("large.bin", "wb") as file:
    while True:
        file.write(b"x" * 2**24)

# %% disk-many: files without number
for number in range(10**9):
    open(f"file-{number}", "w").close()

# %% descriptors-used: all descriptors are used
files = [open("/dev/null") for _ in range(10**7)]

# %% output: output without end
while True:
    print("x" * 10**6)

# %% output-errors: the same on the other stream
import sys

while True:
    sys.stderr.write("x" * 10**6)

# %% output-line: one line of a gigabyte
print("x" * 2**30)

# %% output-displays: displays without number
from IPython.display import HTML, display

while True:
    display(HTML("<b>x</b>" * 10**4))

# %% output-object: a display that is nested a thousand deep
from IPython.display import display

data = {}
for _ in range(5000):
    data = {"a": data}
display({"application/json": data}, raw=True)

# %% message-malformed: messages that are none
kernel = get_ipython().kernel
kernel.iopub_socket.send_multipart([b"stream", b"<IDS|MSG>", b"", b"{", b"{}", b"{}", b"{}"])

# %% message-huge: a message of a gigabyte
kernel = get_ipython().kernel
kernel.iopub_socket.send(b"x" * 2**30)

# %% message-wrong-type: an output of wrong types
kernel = get_ipython().kernel
for content in ({"data": 1}, {"name": [], "text": {}}, {"ename": 1, "evalue": None, "traceback": 3}):
    for kind in ("display_data", "stream", "error", "execute_result", "update_display_data"):
        kernel.send_response(kernel.iopub_socket, kind, content)

# %% update-unknown: a display is updated that is no more
from IPython.display import clear_output, display

display("a", display_id="one")
get_ipython().events.register(
    "pre_run_cell", lambda info: (clear_output(), display("b", display_id="one", update=True))
)

# %% surrogates: a text that no file can hold
print("\ud800")
raise ValueError("\udfff")

# %% input: an answer is waited for
input("your name? ")

# %% debugger: the debugger waits
breakpoint()

# %% answer-huge: a check is answered with a gigabyte
import numpy as np


def collapse_affine(*args):
    return np.zeros(2**27), np.zeros(2**27)


# %% answer-deep: a check is answered with lists in lists
def collapse_affine(*args):
    answer = []
    for _ in range(10**5):
        answer = [answer]
    return answer, answer


# %% answer-infinite: a check is answered with a generator without end
def collapse_affine(*args):
    while True:
        yield 1


# %% answer-integer: a check is answered with an integer of a million digits
def collapse_affine(*args):
    return 10**1_000_000, 10**1_000_000


# %% answer-repr: whatever is done with the answer never ends
class Never:
    def __getattribute__(self, name):
        while True:
            pass


def collapse_affine(*args):
    return Never(), Never()


# %% server-silent: the server takes questions and never answers
from mlp_helpers.grading.judge import server


def serve(address, namespace):
    import socket
    import time

    connection = socket.socket(socket.AF_UNIX)
    connection.connect(address)
    time.sleep(10**6)


server.serve = serve

# %% server-drip: the server answers a byte a second
from mlp_helpers.grading.judge import server


def serve(address, namespace):
    import socket
    import time

    connection = socket.socket(socket.AF_UNIX)
    connection.connect(address)
    connection.sendall(b"\x00" * 5 + b"\xff" * 3)
    while True:
        connection.sendall(b"\x91")
        time.sleep(1)


server.serve = serve

# %% lent-flood: the activation is called without end
def mlp_forward(X, params, phi):
    while True:
        phi(X)


# %% lent-huge: the activation is called with a large array
import numpy as np


def mlp_forward(X, params, phi):
    return phi(np.zeros(2**24))


# %% lent-thread: the activation is called by many threads, and by one that goes on
import threading


def mlp_forward(X, params, phi):
    def call():
        while True:
            phi(X)

    for _ in range(20):
        threading.Thread(target=call, daemon=True).start()
    return X


# %% wire-ends: extensions in extensions, a thousand deep
from mlp_helpers.grading.judge import server, wire


def deep(value):
    import msgpack

    data = msgpack.packb(None)
    for _ in range(1000):
        data = msgpack.packb(msgpack.ExtType(0, data))
    return data


wire.pack = deep

# %% wire-many: as many objects as a message can hold
from mlp_helpers.grading.judge import wire

wire.pack = lambda value: b"\xdd\x00\xff\xff\xe0" + b"\xc0" * 0x00FFFFE0

# %% wire-text: texts of many megabytes for each field
from mlp_helpers.grading.judge import server

real = server.as_message
server.as_message = lambda outcome: real(outcome) | {"printed": "x" * 10**7, "names": ["y" * 10**6] * 5}

# %% wire-calls: calls of functions without end, and no answer
from mlp_helpers.grading.judge import server


def serve(address, namespace):
    import socket

    from mlp_helpers.grading.judge.wire import Channel

    connection = socket.socket(socket.AF_UNIX)
    connection.connect(address)
    channel = Channel(connection)
    while True:
        channel.send({"lent": 0, "args": (1.0,)})
        channel.receive()


server.serve = serve

# %% json-deep: the notebook's metadata are nested three hundred deep
# notebook: exec("deep = {}\nfor _ in range(300): deep = {'a': deep}\nnotebook['metadata']['deep'] = deep")
pass

# %% json-types: the notebook's fields have wrong types
# notebook: notebook["metadata"].update(kernelspec=[1], language_info="python", authors=7, title=None)
# notebook: cells[3].update(metadata=[], outputs="none", execution_count="many")
pass

# %% cells-many: twenty thousand cells
# notebook: cells.extend({"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": "pass", "outputs": [], "execution_count": None} for i in range(20000))
pass

# %% cell-large: a text of twenty megabytes
# notebook: cells.append({"cell_type": "markdown", "id": "large", "metadata": {}, "source": "*x* " * 5_000_000})
pass

# %% attachment-large: an attachment of twenty megabytes that is no picture
# notebook: cells.append({"cell_type": "markdown", "id": "large", "metadata": {}, "source": "![a](attachment:a.png)", "attachments": {"a.png": {"image/png": "A" * 20_000_000}}})
pass
