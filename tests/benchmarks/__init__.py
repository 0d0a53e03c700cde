"""Benchmarks: invented contacts in many scripts, and the frame that measures and judges speed."""
