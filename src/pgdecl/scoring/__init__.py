"""Results beside targets: which belongs to which, whether it was reached, the points by a scheme."""
