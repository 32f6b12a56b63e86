/** Where the menu finds the details of a result. */
export const detailsId = 'details';
