/** Pages are finished on the server; scripts are small islands. A staff page may set this to true. */
export const csr = false;
