"""Invented cases: a written one, built by `samples.build`, and generated ones, made by `samples.generator`."""
