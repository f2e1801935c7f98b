// SPDX-License-Identifier: Apache-2.0
/**
 * Buckets: directories whose files are objects. Who changes a file, by whatever means, makes an
 * event; a small part of Amazon's S3 API reaches the same objects.
 *
 * <p>Start at {@link dev.sampan.emulator.bucket.Buckets}.
 */
@NullMarked
package dev.sampan.emulator.bucket;

import org.jspecify.annotations.NullMarked;
