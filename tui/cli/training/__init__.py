"""`branchline train`: calls to practise on, classes, reports, certificates."""
