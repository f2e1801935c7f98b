// SPDX-License-Identifier: Apache-2.0
package com.example;

/** A part of a payload. */
public record Item(String id) {}
