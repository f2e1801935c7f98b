// SPDX-License-Identifier: Apache-2.0
package com.example;

/** A middleware by way of its superclass. */
public final class Audit extends Watching {}
