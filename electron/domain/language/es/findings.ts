/*
 * What a look over a catalogue finds, in Spanish: sentences without their full stop, since the worst of them is the reason
 * why a catalogue is called damaged. Runs everywhere.
 */

export const FINDINGS = {
  'file-sound': 'el archivo del catálogo está íntegro',
  'file-unsound': 'el archivo no está íntegro: {answer}',
  'values-odd':
    'el archivo contiene valores que Vasculum nunca escribe, y que no corresponden a su lugar, en {tables}: otro programa los cambió',
  'search-unsound':
    'el archivo está íntegro salvo su índice de búsqueda ({answer}): la búsqueda puede no encontrar lo que hay, y no se ha perdido nada más. Una reparación rehace el índice',
  'file-not-there': 'el archivo del catálogo no está',
  'first-page-damaged':
    'la primera página del archivo está dañada, así que no se abre; lo que hay en las demás páginas aún se puede leer',
  'look-cut-off': 'no fue posible examinar {what}: {why}',
  'look-at-file': 'el archivo',
  'look-at-references': 'qué remite a qué',
  'look-at-names': 'los nombres que muestran los ejemplares',
  'look-at-photos': 'las fotos',
  'look-at-models': 'modelos y entrenamientos',
  'look-at-folders': 'qué más hay en su carpeta',
  'look-at-damage': 'lo que se puede salvar',
  'damaged-there': 'el archivo está dañado en ese lugar',
  'folder-unasked':
    '1 carpeta de fotos fuera de la del catálogo: nadie ha autorizado aquí su lectura, así que no se miró nada de ella: {folders}. Autorícela en la ventana («Carpetas de fotos» bajo el nombre del catálogo) o con --read-photos-from',
  'folders-unasked':
    '{count} carpetas de fotos fuera de la del catálogo: nadie ha autorizado aquí su lectura, así que no se miró nada de ellas: {folders}. Autorícelas en la ventana («Carpetas de fotos» bajo el nombre del catálogo) o con --read-photos-from',
  'references-sound': 'toda fila que remite a otra la encuentra',
  'reference-broken': '1 fila de {table} remite a una fila que no está',
  'references-broken': '{rows} filas de {table} remiten a filas que no están',
  'taxa-in-circles':
    'hay taxones que, a través de otros, están dentro de sí mismos o valen por sí mismos: {which}; no se sabe qué taxón es superior a ellos',
  'names-derived': 'los nombres actuales de los ejemplares ({specimens}) concuerdan con sus determinaciones',
  'names-wrong':
    '{wrong} de {specimens} ejemplares muestran un nombre, o están en un lugar de una lista, que no se deduce de lo que se guarda: {which}',
  'no-photos': 'aún no hay fotos',
  'photo-there': 'la única foto está donde estaba',
  'photos-there': 'todas las fotos ({photos}) están donde estaban',
  'photos-there-of-some': 'de {photos} fotos, todas las que se pueden mirar ({looked}) están donde estaban',
  'photos-unseen': 'de {photos} fotos, ninguna se puede mirar aquí, o no se pudo mirar ninguna',
  'photo-elsewhere':
    '1 de {photos} fotos no está donde estaba: {which}. Importe la carpeta en la que está ahora; se reconoce por su contenido',
  'photos-elsewhere':
    '{gone} de {photos} fotos no están donde estaban: {which}. Importe la carpeta en la que están ahora; se reconocen por su contenido',
  'photos-changed':
    '{changed} de {photos} fotos han cambiado desde que se importaron: {which}. No se aprende de ellas ni reciben predicciones; importe de nuevo la carpeta, comparando el contenido',
  'photos-foreign': '{foreign} de {photos} fotos están con nombres que Vasculum nunca escribe, y no se buscan: {which}',
  'drive-unanswered': 'la unidad de {folder} no responde, o responde con errores: no se pudieron buscar {photos} fotos',
  'photo-broken': '1 foto no se puede leer; la importación dice por qué',
  'photos-broken': '{photos} fotos no se pueden leer; la importación dice por qué',
  'copies-of-one': 'imágenes que están más de una vez como fotos de un mismo ejemplar: {which}',
  'copies-of-several':
    'imágenes que están como fotos de varios ejemplares: {which}. Una los que sean un solo ejemplar, o retire las fotos que no sean de él',
  'thumbnails-there': 'toda foto legible tiene su miniatura',
  'thumbnail-damaged': '1 miniatura está dañada; una reparación la vuelve a crear',
  'thumbnails-damaged': '{photos} miniaturas están dañadas; una reparación las vuelve a crear',
  'thumbnail-missing': 'falta 1 miniatura; se vuelve a crear al mostrarla',
  'thumbnails-missing': 'faltan {photos} miniaturas; cada una se vuelve a crear al mostrarla',
  'models-gone':
    'faltan los archivos de {gone} de {models} modelos: {which}. Sus cifras y respuestas se conservan, pero ya no pueden responder',
  'models-cut-short':
    'los pesos de {cut} de {models} modelos están cortados o dañados: {which}. Sus cifras y respuestas se conservan, pero ya no pueden responder; devuelva sus archivos a su sitio, o abra de nuevo sus archivos de modelo',
  'models-odd':
    'la profundidad o el tamaño de imagen de {odd} de {models} modelos no es de ninguna red, así que no se pueden usar: {which}',
  'evaluations-damaged':
    '{count} de las evaluaciones no se pueden mostrar, pues lo que se guarda de ellas no es como lo escribe Vasculum: {which}. Vuelva a medir sus modelos',
  'run-photo-other':
    '1 foto del entrenamiento {run} tiene ahora otro contenido u otro recuadro que cuando empezó: {which}. El entrenamiento continúa sin ella, y las evaluaciones la omiten',
  'run-photos-other':
    '{photos} fotos del entrenamiento {run} tienen ahora otro contenido u otro recuadro que cuando empezó: {which}. El entrenamiento continúa sin ellas, y las evaluaciones las omiten',
  'removal-left':
    '1 eliminación dejó archivos: {which}. Lo que se empezó aquí se borra en la próxima apertura; de lo demás no se borra nada sin pedirlo: elimínelo otra vez para liberar su espacio',
  'removals-left':
    '{count} eliminaciones dejaron archivos: {which}. Lo que se empezó aquí se borra en la próxima apertura; de lo demás no se borra nada sin pedirlo: elimínelo otra vez para liberar su espacio',
  'half-written-file':
    '1 archivo ({size}) quedó a medio escribir por un programa que se cerró: {which}. Una reparación lo elimina',
  'half-written-files':
    '{count} archivos ({size}) quedaron a medio escribir por un programa que se cerró: {which}. Una reparación los elimina',
  'thumbnail-of-none': '1 miniatura ({size}) no es de ninguna foto: {which}. Una reparación la elimina',
  'thumbnails-of-none': '{count} miniaturas ({size}) no son de ninguna foto: {which}. Una reparación las elimina',
  'folder-of-no-model':
    '1 carpeta en models/ ({size}) no es de ningún modelo, ni aquí ni en una copia: {which}. La dejó un entrenamiento o una apertura que se cortó. Una reparación la elimina',
  'folders-of-no-model':
    '{count} carpetas en models/ ({size}) no son de ningún modelo, ni aquí ni en una copia: {which}. Las dejaron entrenamientos o aperturas que se cortaron. Una reparación las elimina',
  'folder-of-no-run':
    '1 carpeta en runs/ ({size}) no es de ningún entrenamiento, ni aquí ni en una copia: {which}. Una reparación la elimina',
  'folders-of-no-run':
    '{count} carpetas en runs/ ({size}) no son de ningún entrenamiento, ni aquí ni en una copia: {which}. Una reparación las elimina',
  'folder-of-no-weights':
    '1 carpeta en weights/ ({size}) no es de ningunos pesos iniciales, ni aquí ni en una copia: {which}. Una reparación la elimina',
  'folders-of-no-weights':
    '{count} carpetas en weights/ ({size}) no son de ningunos pesos iniciales, ni aquí ni en una copia: {which}. Una reparación las elimina',
  'kept-for-copies':
    'lo que una copia de backups/ aún nombra, o puede nombrar, se queda por si se restaura: {count} en total ({size}), {which}',
  'not-only-derived': '{answer}. Los índices no son lo único dañado, así que no se cambió nada',
  'indexes-mended': 'rehecho en el archivo: {which}',
  'search-mended': 'se rehízo el índice de búsqueda',
  'names-mended': 'se dedujo de nuevo lo que muestran {specimens} ejemplares, y su lugar en las listas',
  'half-written-removed': 'archivos a medio escribir eliminados: {count} en total ({size}), {which}',
  'thumbnail-removed': 'miniaturas de ninguna foto eliminadas: {count} en total ({size}), {which}',
  'model-removed': 'carpetas de ningún modelo eliminadas: {count} en total ({size}), {which}',
  'run-removed': 'carpetas de ningún entrenamiento eliminadas: {count} en total ({size}), {which}',
  'weights-removed': 'carpetas de ningunos pesos iniciales eliminadas: {count} en total ({size}), {which}',
  'thumbnails-mended': 'miniaturas creadas de nuevo: {photos} en total',
  'thumbnails-left':
    'miniaturas que no se pudieron crear de nuevo: {photos} en total, {which}. Sus fotos no están, o no se pueden leer, o son ahora otras imágenes',
  'rows-lost': 'de al menos {known} {rows} se pueden leer {readable}',
  'rows-cut': 'falta o está dañada una parte del archivo que contenía {rows}, y no se sabe cuántas filas había en ella',
  'nothing-of-catalogue': 'no se encuentra nada de un catálogo en el archivo: está vacío, o es de otro tipo',
  'rows-source': 'carpetas de fotos',
  'rows-taxon': 'nombres',
  'rows-specimen': 'ejemplares',
  'rows-photo': 'fotos',
  'rows-action': 'cambios',
  'rows-determination': 'determinaciones',
  'rows-struck_name': 'nombres tachados',
  'rows-withdrawal': 'decisiones deshechas o rehechas',
  'rows-prediction': 'respuestas de modelos',
  'rows-model': 'modelos',
  'rows-run': 'entrenamientos',
  'rows-evaluation': 'evaluaciones',
  'rows-of': 'filas de {table}',
  'can-be-saved':
    'lo que se puede leer se puede guardar en un catálogo nuevo (check --save): {specimens} ejemplares, {photos} fotos, {determinations} determinaciones',
  'all-can-be-saved':
    'lo que se puede leer se puede guardar en un catálogo nuevo (check --save): {specimens} ejemplares, {photos} fotos, {determinations} determinaciones; no consta que se haya perdido ninguna fila',
  'index-spoilt': '1 de sus índices no se puede leer entero; no contiene nada propio y se rehace',
  'indexes-spoilt': '{indexes} de sus índices no se pueden leer enteros; no contienen nada propio y se rehacen',
  'copy-there': 'la copia más reciente que se examinó es del {time} UTC: {name}. Se puede restaurar (backups restore)',
  'no-copy-there': 'no hay ninguna copia de él en la carpeta backups',
} as const;
