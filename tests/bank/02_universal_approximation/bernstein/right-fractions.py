# right: exact whole numbers, and a float only at the end
import math
import numpy as np
from fractions import Fraction

def bernstein(f, n, x):
    def one(p):
        top, bottom = float(p).as_integer_ratio()
        total = 0.0
        for k in range(n + 1):
            if (top == 0 and k > 0) or (top == bottom and k < n):
                continue
            # log2 of huge whole numbers is fine
            lw = math.log(math.comb(n, k))
            lw += k * math.log(top / bottom) if k else 0
            lw += (n - k) * math.log((bottom - top) / bottom) if n - k else 0
            total += math.exp(lw) * float(f(k / n))
        return total
    return [one(p) for p in x.ravel()] if x.ndim == 1 else np.vectorize(one)(x)
