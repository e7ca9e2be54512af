"""The brief: findings become statements with citations, and the invariant that makes them worth trusting."""
