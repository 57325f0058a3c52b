/** Marked-up text as its reader sees it: web pages, Markdown and their kin, without tags and marks, with its structure. */
@NullMarked
package io.raptor.activity.document.markup;

import org.jspecify.annotations.NullMarked;
