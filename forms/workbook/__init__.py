"""The intake as a workbook that is filled in without a network and read back: what stands in which cell, both ways.

`choice` says which questions go on paper, `recipe` what a workbook remembers of itself, `cells` how an answer stands
in cells, `layout` where; `opening` unpacks a file that came in, `reading` makes answers of it or says in which cell
something is wrong, `differences` compares them with what is stored. No words stand here: they come in as `Words`.
"""
