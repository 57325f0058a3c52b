/** Operations on datasets, and their trees and nodes as every surface shows them. */
@NullMarked
package io.raptor.starter.dataset;

import org.jspecify.annotations.NullMarked;
