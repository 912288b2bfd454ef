"""What people decided, replayed over what the analysis found; no disk, no window."""
