// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A one-page PDF, written by hand: a body that is not text. */
final class Invoice {

  /** Tells readers that the file holds bytes, not text; no charset decodes it unharmed. */
  private static final byte[] BINARY_MARK = {
    '%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  private Invoice() {}

  /** The invoice of an order, as the bytes of a PDF file. */
  static byte[] of(Order order) {
    Invoice invoice = new Invoice();
    invoice.write("%PDF-1.4\n");
    invoice.out.writeBytes(BINARY_MARK);
    invoice.object("<< /Type /Catalog /Pages 2 0 R >>");
    invoice.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    invoice.object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R"
            + " /Resources << /Font << /F1 5 0 R >> >> >>");
    String page = page(order);
    invoice.object("<< /Length " + page.length() + " >>\nstream\n" + page + "\nendstream");
    invoice.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    invoice.end();
    return invoice.out.toByteArray();
  }

  private static String page(Order order) {
    StringBuilder page = new StringBuilder("BT /F1 14 Tf 40 540 Td 18 TL\n");
    line(page, "Invoice " + order.id() + " for " + order.customer());
    for (Order.Line each : order.lines()) {
      line(page, each.quantity() + " x " + each.item() + " at " + money(each.cents()));
    }
    line(page, "Total " + money(order.total()));
    return page.append("ET").toString();
  }

  private static void line(StringBuilder page, String text) {
    page.append('(');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == ')' || c == '\\') {
        page.append('\\');
      }
      page.append(c < ' ' || c > '~' ? '?' : c);
    }
    page.append(") Tj T*\n");
  }

  static String money(long cents) {
    return cents / 100 + "." + cents % 100 / 10 + cents % 10;
  }

  private void object(String content) {
    offsets.add(out.size());
    write(offsets.size() + " 0 obj\n" + content + "\nendobj\n");
  }

  private void end() {
    int start = out.size();
    write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    for (int offset : offsets) {
      String digits = Integer.toString(offset);
      write("0".repeat(10 - digits.length()) + digits + " 00000 n \n");
    }
    write("trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R >>\n");
    write("startxref\n" + start + "\n%%EOF\n");
  }

  private void write(String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
