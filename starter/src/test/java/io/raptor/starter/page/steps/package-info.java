@NullMarked
package io.raptor.starter.page.steps;

import org.jspecify.annotations.NullMarked;
