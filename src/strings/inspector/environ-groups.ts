/** Of the four groups, in their order. */
export const titles = ['The request, by CGI’s names', 'The client’s headers', 'WSGI’s own', 'Others'];
