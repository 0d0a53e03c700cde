"""Problems: everything that is wrong or doubtful in the data, each with its repair."""
