// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Middleware;

/** What middleware may inherit from. */
public abstract class Watching implements Middleware {}
