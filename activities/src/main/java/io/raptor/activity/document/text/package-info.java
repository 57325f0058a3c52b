/** The text of a document with its structure: what readers of files make and what the cutting into leaves takes. */
@NullMarked
package io.raptor.activity.document.text;

import org.jspecify.annotations.NullMarked;
