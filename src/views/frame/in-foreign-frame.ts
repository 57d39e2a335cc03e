// Does the page stand within a page of another origin? Whoever made that one can lay anything over ours, and have its buttons pressed by people
// who don't see them. `frame-ancestors` would keep such a page from showing ours; but only a header can say it, and the page promises to need none.

export function inForeignFrame(): boolean {
  for (let outer: Window = window; outer !== top; ) {
    outer = outer.parent;
    try {
      // Throws where the origin is another.
      if (outer.location.href === '') return true;
    } catch {
      return true;
    }
  }
  return false;
}
