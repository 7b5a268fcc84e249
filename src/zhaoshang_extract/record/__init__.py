"""The records that leave the library: their codes, their field types, the models of one Report.

Import from `record.models`; this package itself loads nothing, so that the start of a program that
only wants the codes stays light.
"""
