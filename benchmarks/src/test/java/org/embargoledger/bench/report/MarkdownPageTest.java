package org.embargoledger.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownPageTest {
  @Test
  void a_second_report_replaces_the_first_and_leaves_the_rest_of_the_page() {
    String page = MarkdownPage.merge("# Benchmarks\n\nHow to read them.\n", "log", "first");
    String later = MarkdownPage.merge(page + "\nA word at the end.\n", "log", "second");

    assertThat(later)
        .startsWith("# Benchmarks\n\nHow to read them.\n")
        .contains("second")
        .doesNotContain("first")
        .endsWith("A word at the end.\n");
  }
}
