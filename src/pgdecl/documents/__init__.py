"""Word and Excel files as people made them: read into tables with addresses, and comments written back.

`reading.read` gives the document in a file, and `annotating.annotate` the file with comments. Parts are
walked by lxml and not opened by openpyxl or python-docx, and only those that hold text. So files are read
that these libraries refuse, limits hold before anything is built, and numbers stay decimals.
"""
