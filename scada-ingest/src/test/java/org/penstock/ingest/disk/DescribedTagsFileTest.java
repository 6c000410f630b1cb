package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.domain.flow.DescribedTags;

class DescribedTagsFileTest {

  @TempDir Path folder;

  @Test
  void whatAKilledProcessHadDescribedIsKnownToTheNext() {
    DescribedTags killed = DescribedTagsFile.in(folder);
    killed.described("a");
    killed.described("b");
    killed.described("a");
    killed.gone("b");
    killed.gone("never");

    assertThat(DescribedTagsFile.in(folder).all()).containsExactly("a");
    assertThat(DescribedTagsFile.in(folder).all()).containsExactly("a");
  }

  @Test
  void aFileThatCannotBeWrittenDoesNotStopTheService() throws IOException {
    Files.createDirectory(folder.resolve("described-tags.journal"));
    DescribedTags tags = DescribedTagsFile.in(folder);
    tags.described("a");
    assertThat(tags.all()).containsExactly("a");
  }
}
