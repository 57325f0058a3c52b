/** Tests of the pages about datasets. */
@NullMarked
package io.raptor.starter.page.dataset;

import org.jspecify.annotations.NullMarked;
