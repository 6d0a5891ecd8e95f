"""The values that the layers exchange. Frozen, with tuples inside; no behaviour beyond what a field implies."""
