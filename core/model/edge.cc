#include "core/model/edge.h"  // every header compiles alone
