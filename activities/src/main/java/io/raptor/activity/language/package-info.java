/** Sentences and words of any language, by ICU's rules, the same on every machine whatever its locale. */
@NullMarked
package io.raptor.activity.language;

import org.jspecify.annotations.NullMarked;
