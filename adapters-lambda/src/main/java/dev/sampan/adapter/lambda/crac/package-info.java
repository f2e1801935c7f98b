// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code org.crac} finds behind it in a custom runtime with SnapStart: the library looks for
 * classes of these names in the package that the property {@code org.crac.Core.Compat} names, and
 * hands over to them what a function registers. Nothing here is loaded otherwise.
 */
@NullMarked
package dev.sampan.adapter.lambda.crac;

import org.jspecify.annotations.NullMarked;
