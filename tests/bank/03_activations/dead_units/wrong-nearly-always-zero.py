# mistake: 03/dead_units/nearly-always-zero
def dead_units(H):
    return (H == 0).mean(axis=0) > 0.95
