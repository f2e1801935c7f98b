// SPDX-License-Identifier: Apache-2.0
/** What runs in the instances of these tests: functions, and programs that know nothing of us. */
@NullMarked
package dev.sampan.system.functions;

import org.jspecify.annotations.NullMarked;
