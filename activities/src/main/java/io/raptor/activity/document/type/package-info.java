/** What a file is, by its name and first bytes, and whether it is a document. */
@NullMarked
package io.raptor.activity.document.type;

import org.jspecify.annotations.NullMarked;
