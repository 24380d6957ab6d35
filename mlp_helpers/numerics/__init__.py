"""Reference numerics in NumPy that the lectures and the checks share.

Each module holds one subject and imports nothing of the package but its errors.
"""
