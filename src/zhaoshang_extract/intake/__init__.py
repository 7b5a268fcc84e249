"""What a user has, as records that can be checked: reports, exports, frames, and tables of their own.

`columns` knows what each column is called, `flat` makes records of rows, `plain` reads the rows of a
table that names no codes, `given` takes Python objects and `files` files; `door` checks what they hold.
"""
