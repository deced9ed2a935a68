// Stands for the packages of the first page, which the build puts into one chunk with it: to import it is to
// evaluate them.
export {}
