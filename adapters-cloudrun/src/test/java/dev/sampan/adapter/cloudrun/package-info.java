// SPDX-License-Identifier: Apache-2.0

/** Tests over the bytes that Cloud Run, Eventarc, Knative and Pub/Sub send. */
@NullMarked
package dev.sampan.adapter.cloudrun;

import org.jspecify.annotations.NullMarked;
