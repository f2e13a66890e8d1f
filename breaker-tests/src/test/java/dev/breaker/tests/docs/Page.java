package dev.breaker.tests.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation, and the blocks of Java on it. */
record Page(Path file, List<Block> blocks) {
  /** The text of a block, and the line of the page on which it begins. */
  record Block(int line, String text) {}

  static Page of(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    StringBuilder block = null;
    int line = 0;
    int begin = 0;
    for (String text : Files.readAllLines(file)) {
      line++;
      if (text.equals("```java")) {
        block = new StringBuilder();
        begin = line + 1;
      } else if (block != null && text.equals("```")) {
        blocks.add(new Block(begin, block.toString()));
        block = null;
      } else if (block != null) {
        block.append(text).append('\n');
      }
    }
    return new Page(file, blocks);
  }

  /** The pages with Java on them, below the project's own folder. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(project())) {
      for (Path file : files.filter(Page::isPage).sorted().toList()) {
        Page page = of(file);
        if (!page.blocks().isEmpty()) {
          pages.add(page);
        }
      }
    }
    return pages;
  }

  static Path project() {
    return Path.of("").toAbsolutePath().getParent();
  }

  private static boolean isPage(Path file) {
    String name = project().relativize(file).toString();
    return name.endsWith(".md") && !name.contains("target");
  }

  @Override
  public String toString() {
    return project().relativize(file).toString();
  }
}
