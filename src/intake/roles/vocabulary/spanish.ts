import type { Lexicon } from './lexicon';

/** Column names in Spanish. */
export const SPANISH: Lexicon = {
  customer_id: {
    strong: [
      '',
      'id cliente, id de cliente, id del cliente, número de cliente, número cliente, nº cliente, n° cliente, núm cliente, ' +
        'código cliente, código de cliente, código del cliente, cód cliente, clave cliente, clave de cliente, ' +
        'referencia cliente, identificador cliente, id comprador',
      'id usuario, id de usuario, número de socio, nº socio, id socio, número de miembro, id miembro, número de cuenta de ' +
        'cliente, cuenta de cliente, código de socio, id abonado, tarjeta de fidelización, número de abonado',
      'cliente, comprador, socio',
      'nombre del cliente, nombre cliente, nombre de cliente, correo del cliente, email del cliente, email cliente, ' +
        'usuario, miembro, abonado',
    ],
    weak: 'nombre, correo, correo electrónico, empresa, razón social, teléfono, identificador, cuenta, número de cuenta',
  },
  channel: {
    strong: [
      'canal, canal de venta, canal de ventas, canal de compra, canal de contacto, canal del pedido',
      'origen, plataforma, fuente, procedencia',
    ],
    weak: 'dispositivo, tienda, medio',
  },
  transactions: {
    order_id: {
      strong: [
        'id pedido, id de pedido, id del pedido, número de pedido, número pedido, nº pedido, nº de pedido, n° pedido, ' +
          'núm pedido, código de pedido, código pedido, referencia del pedido, referencia pedido, número de orden, nº orden, ' +
          'id orden',
        'número de factura, número factura, nº factura, nº de factura, n° factura, id factura, factura, pedido, orden',
        'id transacción, id de transacción, número de transacción, nº transacción, número de ticket, nº ticket, ' +
          'número de recibo, id venta, id de venta, número de venta, id compra, id de compra, número de documento, ' +
          'folio, albarán, recibo',
      ],
      weak: 'número, documento, referencia, transacción',
    },
    ordered_at: {
      strong: [
        'fecha de pedido, fecha del pedido, fecha pedido, hora del pedido, pedido el, fecha de orden, fecha orden, ' +
          'fecha y hora del pedido',
        'fecha de factura, fecha factura, fecha de la factura, fecha de compra, fecha compra, comprado el, fecha de venta, ' +
          'fecha venta, fecha de la venta, fecha de transacción, fecha transacción, fecha de facturación',
        'pagado el, fecha de pago, fecha pago, creado el, fecha de creación, fecha creación',
        'fecha, fecha y hora, fecha hora, marca de tiempo, marca temporal',
      ],
      weak: 'día, mes, semana, hora, fecha operación, fecha valor',
    },
    amount: {
      strong: [
        'importe, importe línea, importe de línea, importe de la línea, total línea, monto, importe neto, monto neto, ' +
          'importe sin iva',
        'ventas, ingresos, facturación, facturado, importe bruto, importe con iva, venta neta, ventas netas, ' +
          'importe de venta, monto de venta, valor de venta',
        'importe total, monto total, precio total, total pedido, total del pedido, total factura, total de la factura, ' +
          'importe pedido, importe del pedido, importe factura, total compra, total de la compra, importe de la compra, ' +
          'valor total, valor del pedido, importe pagado, total pagado, total venta',
      ],
      weak: 'valor, precio, pago, suma, gasto',
    },
    quantity: {
      strong: [
        'cantidad, cant, unidades, uds, cantidad pedida, cantidad vendida, unidades vendidas, número de artículos, ' +
          'nº artículos, nº de unidades, número de unidades, piezas',
      ],
      weak: 'número de productos, volumen',
    },
    unit_price: {
      strong: [
        'precio unitario, precio por unidad, precio unidad, precio ud, precio unit, importe unitario',
        'precio, precio de venta, precio venta, precio producto, precio del producto, precio neto, precio artículo, pvp',
      ],
      weak: 'tarifa',
    },
    currency: { strong: ['moneda, divisa, código de moneda'] },
    product: {
      strong: [
        'producto, nombre del producto, nombre producto, nombre de producto, artículo, nombre del artículo, nombre artículo',
        'descripción, descripción del producto, descripción producto, descripción artículo, denominación',
        'referencia, referencia producto, referencia artículo, código producto, código de producto, código del producto, ' +
          'código artículo, código de artículo, id producto, id de producto, id artículo, nº artículo',
      ],
    },
    category: {
      strong: [
        'categoría, categoría de producto, categoría del producto, categoría producto, familia de producto, ' +
          'grupo de productos, tipo de producto, línea de producto',
        'familia, subcategoría, sección, departamento',
      ],
      weak: 'grupo, clase, tipo',
    },
    discount: {
      strong: ['descuento, importe descuento, importe de descuento, rebaja, bonificación'],
    },
    cost: { strong: ['coste, costo, coste total, costo total, coste de ventas, costo de ventas'] },
    is_return: {
      strong: [
        'devolución, es devolución, devuelto, es una devolución, reembolso, reembolsado, cancelado, anulado, abono',
      ],
    },
  },
  interactions: {
    occurred_at: {
      strong: [
        'fecha del evento, fecha de evento, fecha evento, fecha de visita, fecha visita, visitado el, fecha de contacto, ' +
          'fecha contacto, contactado el, fecha de llamada, fecha llamada, fecha de reclamación, fecha reclamación, ' +
          'fecha de queja, fecha de interacción, fecha interacción, fecha de apertura, abierto el, fecha del ticket',
        'creado el, fecha de creación, fecha, fecha y hora, fecha hora, inicio, fecha de inicio, recibido el',
      ],
      weak: 'día, hora, enviado el',
    },
    kind: {
      strong: [
        'tipo de contacto, tipo contacto, tipo de interacción, tipo interacción, tipo de evento, tipo evento, ' +
          'tipo de actividad, tipo de solicitud, tipo de ticket, tipo de incidencia, ' +
          'queja, reclamación, motivo de la queja',
        'tipo, evento, actividad, motivo de contacto, motivo del contacto',
      ],
      weak: 'categoría, motivo, tema, estado, acción',
    },
    detail: {
      strong: [
        'asunto, detalle, detalles, descripción, nota, notas, mensaje, comentario, comentarios, observaciones, texto, resumen',
        'tema, motivo, razón, página, incidencia',
      ],
    },
  },
  surveys: {
    answered_at: {
      strong: [
        'fecha de respuesta, fecha respuesta, respondido el, fecha de la encuesta, fecha de encuesta, fecha encuesta, ' +
          'enviado el, completado el',
        'fecha, fecha y hora, fecha hora, marca de tiempo, marca temporal, creado el',
      ],
    },
    question: {
      strong: [
        'pregunta, texto de la pregunta, texto pregunta',
        'id pregunta, código pregunta, nº pregunta',
      ],
    },
    answer: {
      strong: [
        'respuesta, texto de la respuesta, valor de la respuesta',
        'puntuación, valoración, calificación, valor',
      ],
      weak: 'nota, puntos',
    },
  },
  campaigns: {
    campaign: {
      strong: [
        'campaña, nombre de la campaña, nombre de campaña, nombre campaña, id campaña, código de campaña, código campaña',
        'promoción, boletín, envío',
      ],
    },
    variant: {
      strong: [
        'variante, grupo de prueba, grupo de control, grupo control, grupo de test, tratamiento',
        'grupo, celda, versión',
      ],
    },
    sent_at: {
      strong: [
        'enviado el, fecha de envío, fecha envío, fecha del envío, fecha de contacto, contactado el, entregado el',
        'fecha, fecha y hora, fecha hora, marca de tiempo, creado el',
      ],
    },
    responded: {
      strong: [
        'respondió, ha respondido, respondido, respuesta, reaccionó, convertido, conversión, canjeado',
        'compró, ha comprado, clic, hizo clic',
      ],
    },
    response_value: {
      strong: [
        'valor de la respuesta, valor de respuesta, valor de conversión',
        'ingresos, importe, valor, ventas, valor del pedido',
      ],
    },
    cost: {
      strong: [
        'coste, costo, coste de contacto, coste por contacto, costo por contacto, coste de la campaña',
      ],
    },
  },
  files: {
    transactions: 'pedido, venta, compra, factura, transaccion, transacción, orden, recibo',
    customers: 'cliente, socio, usuario, miembro, abonado, contacto',
    interactions:
      'visita, reclamacion, reclamación, queja, evento, llamada, incidencia, interaccion, interacción, contacto',
    surveys: 'encuesta, cuestionario, satisfaccion, satisfacción, respuesta',
    campaigns: 'campana, campaña, promocion, promoción, envio, envío',
  },
  codes:
    'código postal, cód postal, teléfono, tel, tfno, número de teléfono, móvil, teléfono móvil, celular, ' +
    'código producto, código de producto, código del producto, código artículo, código de artículo, código de barras, ' +
    'referencia, referencia producto, referencia artículo, id producto, nif, cif, dni, rfc, rut, número de tarjeta',
  traits: {
    geographic:
      'país, región, provincia, estado, ciudad, localidad, municipio, población, comunidad, barrio, continente, territorio',
    firmographic:
      'sector, empresa, industria, compañía, empleados, organización, nif, cif, jurídica, filial',
    behavioural:
      'pedidos, compras, visitas, registro, registrado, alta, fidelidad, fidelización, suscripción, suscrito, ' +
      'consentimiento, activo, desde, última, último, quejas, descuento, puntos, boletín',
    demographic:
      'sexo, género, edad, nacimiento, cumpleaños, matrimonial, estudios, educación, ingresos, renta, hogar, hijos, profesión, ' +
      'ocupación, nacionalidad, idioma, lengua, familia, generación',
    psychographic:
      'intereses, interés, valores, actitudes, aficiones, motivaciones, preferencias, opiniones',
    contact: 'tratamiento, saludo',
  },
  traitNames: {
    demographic: 'estado civil',
    firmographic: 'razón social, facturación anual, ingresos anuales',
  },
  personal: {
    name: 'nombre, nombres, apellido, apellidos, contacto, alias',
    email: 'correo, correos',
    phone: 'teléfono, teléfonos, tfno, móvil, celular',
    address: 'calle, dirección, domicilio, direcciones',
    birth: 'fecha de nacimiento, fecha nacimiento, cumpleaños, nacido el, nacida el',
    whose:
      'de, del, la, el, y, cliente, clientes, persona, socio, comprador, usuario, abonado, destinatario, facturación, envío, ' +
      'entrega, completo, primer, segundo, primero, fijo, particular, casa, trabajo, oficina, principal, secundario, otro, ' +
      'número, núm, línea, electrónico, postal, móvil, contacto',
    about:
      'estado, consentimiento, tipo, origen, canal, frecuencia, campaña, dominio, verificado, válido',
  },
  sales: {
    status:
      'estado, estatus, estado pedido, estado del pedido, estado de la orden, estado pago, estado del pago, estado de la transacción',
    unfinished:
      'cancelado, cancelada, anulado, anulada, fallido, fallida, pago fallido, rechazado, rechazada, denegado, denegada, reembolsado, reembolsada, devuelto, devuelta, devolución, caducado, caducada, expirado, expirada, abandonado, abandonada, eliminado, eliminada',
    cancelled:
      'cancelado, cancelada, anulado, anulada, cancelado el, fecha cancelación, fecha de cancelación, fecha de anulación',
  },
  things: 'tienda, almacén, proveedor, vendedor, producto, artículo, sucursal, marca',
  header:
    'cliente, nº cliente, id cliente, fecha, importe, monto, precio, precio unitario, cantidad, producto, artículo, pedido, ' +
    'nº pedido, número de pedido, fecha de pedido, fecha pedido, factura, nº factura, nombre, apellidos, dirección, código postal, ' +
    'ciudad, provincia, país, teléfono, correo, correo electrónico, fecha de nacimiento, moneda, descripción, categoría',
};
