// SPDX-License-Identifier: Apache-2.0
/** An author's project, for the tests of manifest, check and index. */
package com.example;
