// Where TensorFlow takes its large pieces of memory on Linux. Inside Electron every `posix_memalign` is PartitionAlloc's,
// which ends the program when asked for 2 GiB or more in one piece; TensorFlow's allocator doubles its pieces as it grows
// and asks for that as soon as a run needs more than about two (a ResNet50 at 224 px with batches of 8 does). Large pieces
// therefore come from the kernel, in huge pages where it has them; small ones stay where they were.
// native/large-memory.mjs gives these names to what libtensorflow_framework asks for.
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

namespace {

const size_t kLarge = size_t{32} << 20;
const size_t kHugePage = size_t{2} << 20;

struct Piece {
  void* start;
  void* mapped;
  size_t length;
  Piece* next;
};

Piece* pieces = nullptr;
pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

}  // namespace

extern "C" __attribute__((visibility("default"))) int vasculum_posix_memalign(void** out, size_t alignment, size_t size) {
  if (size < kLarge || alignment > kHugePage) return posix_memalign(out, alignment, size);
  Piece* piece = static_cast<Piece*>(malloc(sizeof(Piece)));
  if (piece == nullptr) return ENOMEM;
  // One huge page more, so that the piece can begin at one.
  const size_t length = size + kHugePage;
  void* mapped = mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) {
    free(piece);
    return ENOMEM;
  }
  madvise(mapped, length, MADV_HUGEPAGE);
  const uintptr_t start = (reinterpret_cast<uintptr_t>(mapped) + kHugePage - 1) & ~(kHugePage - 1);
  *piece = {reinterpret_cast<void*>(start), mapped, length, nullptr};
  pthread_mutex_lock(&lock);
  piece->next = pieces;
  pieces = piece;
  pthread_mutex_unlock(&lock);
  *out = piece->start;
  return 0;
}

extern "C" __attribute__((visibility("default"))) void vasculum_free(void* memory) {
  // Only a piece of ours begins where a huge page does, but for a chance; there are few, and they are looked through.
  if (memory != nullptr && (reinterpret_cast<uintptr_t>(memory) & (kHugePage - 1)) == 0) {
    pthread_mutex_lock(&lock);
    Piece** at = &pieces;
    while (*at != nullptr && (*at)->start != memory) at = &(*at)->next;
    Piece* found = *at;
    if (found != nullptr) *at = found->next;
    pthread_mutex_unlock(&lock);
    if (found != nullptr) {
      munmap(found->mapped, found->length);
      free(found);
      return;
    }
  }
  free(memory);
}
