// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Middleware;

/** A middleware that does nothing. */
public final class Timing implements Middleware {}
