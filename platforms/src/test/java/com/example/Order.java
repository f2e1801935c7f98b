// SPDX-License-Identifier: Apache-2.0
package com.example;

/** A payload. */
public record Order(String id) {}
