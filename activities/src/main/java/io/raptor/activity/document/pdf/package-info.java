/** PDF: pages, paragraphs over the end of pages, and headings by bookmarks or by the size of their letters. */
@NullMarked
package io.raptor.activity.document.pdf;

import org.jspecify.annotations.NullMarked;
