/** Reading what was built: collapsed, traversal and leaves-only search with provenance. */
@NullMarked
package io.raptor.activity.search;

import org.jspecify.annotations.NullMarked;
