# The grid: columns, selection, ghosts, the ruler.

