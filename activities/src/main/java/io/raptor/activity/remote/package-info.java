/** Files that are not on a disk: objects of a storage that speaks S3, and uploads. */
@NullMarked
package io.raptor.activity.remote;

import org.jspecify.annotations.NullMarked;
