"""What reviewers reject in results and self-evaluations: one rule, one file, as for declarations."""
